package io.lrbench.trainer.bench;

import java.io.IOException;

/** One way of training that is measured. */
interface Cell {
  /** What the table calls it. */
  String name();

  Sample measure() throws IOException, InterruptedException;
}
