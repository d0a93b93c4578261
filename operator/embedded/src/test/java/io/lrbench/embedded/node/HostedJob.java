package io.lrbench.embedded.node;

import static io.lrbench.embedded.node.Jobs.job;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program with an embedded cluster that runs one Job until the program is ended. */
final class HostedJob {
  private HostedJob() {}

  /** Arguments: the folder of the pods and the Job's shell script. */
  public static void main(String[] arguments) throws InterruptedException {
    Jobs jobs = Jobs.start(Path.of(arguments[0]));
    jobs.create(job("hosted", arguments[1]));
    jobs.pod("hosted", "Running");
    System.out.println("running");
    new CountDownLatch(1).await();
  }
}
