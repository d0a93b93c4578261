package io.lrbench.trainer.pack;

import io.lrbench.pack.PackConfig;
import io.lrbench.trainer.data.Dataset;
import io.lrbench.trainer.fetch.Places;
import io.lrbench.trainer.model.BaseModel;
import io.lrbench.trainer.model.TrialOptions;
import java.nio.file.Path;

/** What a pack's trials would train on, for measurements outside of one. */
public record TrainingInputs(BaseModel base, Dataset data, TrialOptions options)
    implements AutoCloseable {
  /**
   * Reads a pack's model and data.
   *
   * @param pack the configuration in JSON
   * @param files what relative URIs start at
   */
  public static TrainingInputs open(String pack, Path files) {
    PackConfig config = PackReader.read(pack);
    Places places = Places.of(System.getenv(), files, new FetchLines(System.err));
    Settings settings = new Settings(config, Inputs.adapters(config, places));
    Inputs inputs = new Inputs(settings, places);
    Dataset data = inputs.dataset();
    return new TrainingInputs(inputs.base(data), data, settings.options(0));
  }

  @Override
  public void close() {
    base.close();
  }
}
