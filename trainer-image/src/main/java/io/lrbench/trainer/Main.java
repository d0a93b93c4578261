package io.lrbench.trainer;

import io.lrbench.trainer.pack.PackCommand;
import java.util.List;

/** Trains one pack and exits. */
public final class Main {
  private Main() {}

  /** See {@link PackCommand}. */
  public static void main(String[] arguments) {
    int code;
    try {
      code = new PackCommand(System.getenv(), System.out, System.err).run(List.of(arguments));
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      e.printStackTrace();
      code = PackCommand.FAILED;
    }
    System.out.flush();
    System.exit(code);
  }
}
