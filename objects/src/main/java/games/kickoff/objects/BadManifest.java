package games.kickoff.objects;

import java.io.IOException;

/** A manifest that can't be applied; the message names the file, the document and the field. */
public final class BadManifest extends IOException {

  private static final long serialVersionUID = 1L;

  BadManifest(String message) {
    super(message);
  }
}
