package games.kickoff.faults.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites classes so that they add the offset wherever they read the time of day from the system.
 * The offset is held in a system property, which classes of the JDK can read; they can't use
 * classes of Kickoff.
 */
final class ShiftedClock implements ClassFileTransformer {

  /** The system property that holds the clock's offset in milliseconds. */
  static final String OFFSET = "kickoff.faults.clock.offset";

  private static final Set<String> OF_THE_JDK =
      Set.of(
          "java/time/Clock",
          "java/time/Clock$SystemClock",
          "java/util/Timer",
          "java/util/TimerThread",
          "java/util/Date");

  private static final byte[] CALL = "currentTimeMillis".getBytes(StandardCharsets.US_ASCII);
  private static final long NANOS_A_MILLI = 1_000_000;

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> before,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    boolean jdk = loader == null || name == null;
    if (jdk ? !OF_THE_JDK.contains(String.valueOf(name)) : !mentionsTheCall(bytes)) {
      return null;
    }
    ClassFile classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                    jdk ? ClassLoader.getPlatformClassLoader() : loader)));
    return classes.transformClass(
        classes.parse(bytes), ClassTransform.transformingMethodBodies(ShiftedClock::shift));
  }

  private static void shift(CodeBuilder code, CodeElement element) {
    code.with(element);
    if (element instanceof InvokeInstruction call) {
      String callee = call.owner().asInternalName() + "." + call.name().stringValue();
      if (callee.equals("java/lang/System.currentTimeMillis")) {
        addOffset(code, 1);
      } else if (callee.equals("jdk/internal/misc/VM.getNanoTimeAdjustment")) {
        addOffset(code, NANOS_A_MILLI);
      }
    }
  }

  /** Emits {@code … + Long.getLong(OFFSET, 0).longValue() * unit}. */
  private static void addOffset(CodeBuilder code, long unit) {
    ClassDesc boxed = ConstantDescs.CD_Long;
    code.ldc(OFFSET)
        .lconst_0()
        .invokestatic(
            boxed,
            "getLong",
            MethodTypeDesc.of(boxed, ConstantDescs.CD_String, ConstantDescs.CD_long))
        .invokevirtual(boxed, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long))
        .loadConstant(unit)
        .lmul()
        .ladd();
  }

  private static boolean mentionsTheCall(byte[] bytes) {
    outer:
    for (int at = 0; at <= bytes.length - CALL.length; at++) {
      for (int i = 0; i < CALL.length; i++) {
        if (bytes[at + i] != CALL[i]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
