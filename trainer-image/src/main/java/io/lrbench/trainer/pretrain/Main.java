package io.lrbench.trainer.pretrain;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.train.UpdateReport;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the quickstart's model and data again: {@code Main FOLDER}. */
public final class Main {
  private static final int USER_ERROR = 2;
  private static final int REPORTED = 100;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println(
          "expected one argument, the folder to write into, such as examples/quickstart");
      System.exit(USER_ERROR);
    }
    try {
      double loss = Quickstart.make(Path.of(arguments[0]), Main::report);
      System.out.printf("loss on stories that it has not seen: %.4f nats a token%n", loss);
    } catch (InputException e) {
      System.err.println(e.getMessage());
      System.exit(USER_ERROR);
    }
  }

  private static void report(UpdateReport report) {
    long done = report.update() + 1;
    if (done % REPORTED == 0) {
      System.out.printf("update %d: training loss %.4f%n", done, report.loss());
    }
  }
}
