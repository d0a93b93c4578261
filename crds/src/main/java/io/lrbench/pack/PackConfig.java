package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.lrbench.api.DatasetSpec;
import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.Length;
import io.lrbench.api.ModelSpec;
import io.lrbench.api.ObjectiveSpec;
import io.lrbench.api.TrainingSpec;
import java.util.List;

/**
 * What one pod trains: the shared part of the benchmark and the trials that differ in policy and
 * seed.
 *
 * @param version the format, {@link #VERSION}
 * @param workers trials that train at the same time, at least 1
 * @param checkpointEvery updates between a trial's checkpoints, where there is a place for them;
 *     absent goes by time
 * @param keepFinished whether finished trials leave their state there, for longer ones to go on
 *     from; absent leaves out the large ones
 */
@JsonInclude(Include.NON_NULL)
public record PackConfig(
    int version,
    ModelSpec model,
    DatasetSpec dataset,
    TrainingSpec training,
    EvaluationSpec evaluation,
    ObjectiveSpec objective,
    int workers,
    Length checkpointEvery,
    Boolean keepFinished,
    List<TrialConfig> trials) {
  public static final int VERSION = 1;

  public PackConfig {
    trials = List.copyOf(trials);
  }
}
