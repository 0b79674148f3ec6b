package games.kickoff.objects;

import java.io.IOException;

/**
 * A manifest that can't be read or applied. The message names the file and, where they are known,
 * the document or object and the field.
 */
public final class BadManifest extends IOException {

  private static final long serialVersionUID = 1L;

  BadManifest(String message) {
    super(message);
  }
}
