package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A container's termination message, cut as by a kubelet: the last 4096 bytes of its file. If that
 * is empty after an error and the container allows it, the last 2048 bytes of its log.
 */
final class TerminationMessage {

  private static final int MAX_BYTES = 4096;
  private static final int MAX_LOG_BYTES = 2048;

  private TerminationMessage() {}

  static String read(Container container, int exitCode, Path file, Path log) throws IOException {
    String message = tail(file, MAX_BYTES);
    boolean fallsBack = "FallbackToLogsOnError".equals(container.getTerminationMessagePolicy());
    return message.isEmpty() && exitCode != 0 && fallsBack ? tail(log, MAX_LOG_BYTES) : message;
  }

  private static String tail(Path file, int bytes) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - bytes));
      ByteBuffer buffer = ByteBuffer.allocate(bytes);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until it is full or the file ends
      }
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
  }
}
