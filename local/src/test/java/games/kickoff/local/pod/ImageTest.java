package games.kickoff.local.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageTest {

  private static final Image IMAGE = new Image(List.of("server"), List.of("--default"));

  @Test
  void executesItsEntryPointAndCmdWhenTheContainerSaysNothing() {
    assertThat(IMAGE.commandFor(container(List.of(), List.of())))
        .containsExactly("server", "--default");
  }

  @Test
  void keepsItsEntryPointWhenTheContainerHasArgs() {
    assertThat(IMAGE.commandFor(container(List.of(), List.of("--mine"))))
        .containsExactly("server", "--mine");
  }

  @Test
  void forgetsItsCmdWhenTheContainerHasACommand() {
    assertThat(IMAGE.commandFor(container(List.of("other"), List.of()))).containsExactly("other");
  }

  @Test
  void isFoundWithAndWithoutTheTagLatest() {
    Images images = new Images(Map.of("a", IMAGE, "r:5000/b:latest", IMAGE));

    assertThat(images.find("a:latest")).contains(IMAGE);
    assertThat(images.find("r:5000/b")).contains(IMAGE);
    assertThat(images.find("a:1")).isEmpty();
  }

  private static Container container(List<String> command, List<String> args) {
    return new ContainerBuilder().withCommand(command).withArgs(args).build();
  }
}
