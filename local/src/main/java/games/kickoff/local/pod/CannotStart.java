package games.kickoff.local.pod;

/** A container can't be started; its pod stays Pending with this reason. */
public final class CannotStart extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public CannotStart(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  static CannotStart unknownImage(String image, Images images) {
    return new CannotStart(
        "ErrImagePull",
        "The local runtime can't run image \"" + image + "\"; it knows " + images.names() + ".");
  }

  static CannotStart badConfiguration(String message) {
    return new CannotStart("CreateContainerConfigError", message);
  }

  public String reason() {
    return reason;
  }
}
