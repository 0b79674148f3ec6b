package games.kickoff.cli.line;

import java.io.PrintStream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script for a shell's tab completion of the commands and options. */
@Command(
    name = "completion",
    description = "Print a completion for bash or zsh.",
    footer = {"", "  source <(kickoff completion bash)"})
public final class CompletionCommand implements Runnable {

  /** The supported shells. */
  enum Shell {
    BASH,
    ZSH
  }

  private final PrintStream out;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  public CompletionCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    if (shell == Shell.ZSH) {
      out.println("autoload -U +X bashcompinit && bashcompinit");
    }
    out.print(AutoComplete.bash(root.getCommandName(), root));
  }
}
