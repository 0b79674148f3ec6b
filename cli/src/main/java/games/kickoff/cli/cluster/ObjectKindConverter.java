package games.kickoff.cli.cluster;

import games.kickoff.objects.ObjectKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts any name of a kind (plural, singular or short) to the kind. */
public final class ObjectKindConverter implements ITypeConverter<ObjectKind> {

  @Override
  public ObjectKind convert(String name) {
    return ObjectKind.called(name)
        .orElseThrow(() ->
            new TypeConversionException(
                "KIND is one of " + ObjectKind.known() + ", not '" + name + "'"));
  }
}
