package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.safetensors.Checkpoint;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A LLaMA checkpoint (arXiv 2302.13971, grouped queries arXiv 2305.13245) in Hugging Face's layout.
 */
public final class LlamaBase implements BaseModel {
  private final LlamaConfig config;
  private final NativeTensors tensors = new NativeTensors();
  private final List<String> names = new ArrayList<>();
  private final List<PtNDArray> weights = new ArrayList<>();
  private final WeightsDigest digest = new WeightsDigest();

  private LlamaBase(LlamaConfig config) {
    this.config = config;
  }

  /**
   * Reads a folder.
   *
   * @throws io.lrbench.trainer.InputException it is no LLaMA checkpoint that this version can train
   */
  public static LlamaBase open(Path folder) {
    LlamaBase base = new LlamaBase(LlamaConfig.read(folder));
    try {
      base.load(Checkpoint.open(folder));
    } catch (RuntimeException e) {
      base.close();
      throw e;
    }
    return base;
  }

  private void load(Checkpoint checkpoint) {
    long hidden = config.hidden();
    add(checkpoint, "model.embed_tokens.weight", config.vocabulary(), hidden);
    add(checkpoint, "model.norm.weight", hidden);
    if (config.tiedHead()) {
      names.add(names.get(0));
      weights.add(weights.get(0));
    } else {
      add(checkpoint, "lm_head.weight", config.vocabulary(), hidden);
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = "model.layers." + layer;
      add(checkpoint, prefix + ".input_layernorm.weight", hidden);
      for (LlamaLinear linear : LlamaLinear.values()) {
        if (linear == LlamaLinear.GATE_PROJ) {
          add(checkpoint, prefix + ".post_attention_layernorm.weight", hidden);
        }
        add(
            checkpoint,
            linear.path(layer) + ".weight",
            linear.rows(config),
            linear.columns(config));
      }
    }
  }

  private void add(Checkpoint checkpoint, String name, long... shape) {
    FloatBuffer values = checkpoint.floats(name, shape);
    digest.add(name, values);
    names.add(name);
    weights.add(tensors.of(values, shape));
  }

  /** Tokens the model knows. */
  public int vocabulary() {
    return config.vocabulary();
  }

  /** Longest sequence the model was made for. */
  public int positions() {
    return config.positions();
  }

  @Override
  public String hash() {
    return digest.hex();
  }

  @Override
  public TrainableModel newTrial(TrialOptions options) {
    return trial(options, adapters(options));
  }

  /** Adapters by PEFT's names, as {@code newTrial} draws them. */
  private Map<String, FloatBuffer> adapters(TrialOptions options) {
    Map<String, FloatBuffer> drawn = new HashMap<>();
    options
        .lora()
        .ifPresent(
            lora -> {
              for (LlamaLinear linear : LlamaLinear.of(lora.targets())) {
                for (int layer = 0; layer < config.layers(); layer++) {
                  String a = linear.path(layer) + ".lora_A.weight";
                  long columns = linear.columns(config);
                  drawn.put(
                      a,
                      Randomness.uniform(
                          options.seed(),
                          a,
                          Math.toIntExact(lora.rank() * columns),
                          1 / Math.sqrt((double) columns)));
                }
              }
            });
    return drawn;
  }

  /**
   * A trial that starts from given adapters.
   *
   * @param initial float32 values by name, {@code model.layers.0.self_attn.q_proj.lora_A.weight};
   *     absent ones are 0
   */
  ScriptedTrial trial(TrialOptions options, Map<String, FloatBuffer> initial) {
    NativeTensors own = new NativeTensors();
    if (options.lora().isEmpty()) {
      List<PtNDArray> copies = copies(own);
      return new ScriptedTrial(
          LlamaScript.full(config), copies, trained(copies), own, options, config.vocabulary());
    }
    LoraSettings lora = options.lora().get();
    List<TrainedTensor> adapters = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      for (LlamaLinear linear : LlamaLinear.of(lora.targets())) {
        String path = linear.path(layer);
        adapters.add(
            adapter(own, initial, path + ".lora_A.weight", lora.rank(), linear.columns(config)));
        adapters.add(
            adapter(own, initial, path + ".lora_B.weight", linear.rows(config), lora.rank()));
      }
    }
    return new ScriptedTrial(
        LlamaScript.lora(config, lora), weights, adapters, own, options, config.vocabulary());
  }

  private static TrainedTensor adapter(
      NativeTensors own, Map<String, FloatBuffer> initial, String name, long rows, long columns) {
    FloatBuffer values =
        initial.getOrDefault(name, FloatBuffer.allocate(Math.toIntExact(rows * columns)));
    return new TrainedTensor(name, own.of(values, rows, columns), true);
  }

  private List<PtNDArray> copies(NativeTensors own) {
    Map<PtNDArray, PtNDArray> copies = new HashMap<>();
    return weights.stream().map(w -> copies.computeIfAbsent(w, own::copy)).toList();
  }

  /** A tied head is one tensor with one gradient; norm weights do not decay. */
  private List<TrainedTensor> trained(List<PtNDArray> copies) {
    List<TrainedTensor> trained = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      if (i != 2 || !config.tiedHead()) {
        boolean norm = copies.get(i).getShape().dimension() == 1;
        trained.add(new TrainedTensor(names.get(i), copies.get(i), !norm));
      }
    }
    return trained;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
