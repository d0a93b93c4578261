package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.model.decoder.Decoder;
import io.lrbench.trainer.model.decoder.Parameter;
import io.lrbench.trainer.safetensors.Checkpoint;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A checkpoint of a decoder-only language model in Hugging Face's layout. */
public final class DecoderBase implements BaseModel {
  private final Decoder decoder;
  private final DecoderWeights weights;
  private final NativeTensors tensors;

  private DecoderBase(Decoder decoder, DecoderWeights weights, NativeTensors tensors) {
    this.decoder = decoder;
    this.weights = weights;
    this.tensors = tensors;
  }

  /**
   * Reads a folder.
   *
   * @throws io.lrbench.trainer.InputException it is no checkpoint that this version can train
   */
  public static DecoderBase open(Path folder) {
    return open(folder, false);
  }

  /**
   * Reads a folder for trials with such options.
   *
   * @throws io.lrbench.trainer.InputException it is no checkpoint that this version can train
   */
  public static DecoderBase open(Path folder, TrialOptions options) {
    return open(folder, options.halvesBase());
  }

  private static DecoderBase open(Path folder, boolean bfloat16) {
    Decoder decoder = Decoder.read(folder);
    NativeTensors tensors = new NativeTensors();
    try {
      return new DecoderBase(
          decoder,
          DecoderWeights.load(decoder.layout(), Checkpoint.open(folder), tensors, bfloat16),
          tensors);
    } catch (RuntimeException e) {
      tensors.close();
      throw e;
    }
  }

  /**
   * What a folder's model accepts. Reads no weights, but makes sure that they are there.
   *
   * @throws io.lrbench.trainer.InputException as {@link #open}, or the model lacks what the options
   *     ask for
   */
  public static TokenLimits inspect(Path folder, TrialOptions options) {
    Decoder decoder = Decoder.read(folder);
    DecoderWeights.check(decoder.layout(), Checkpoint.open(folder));
    options.lora().ifPresent(lora -> checkAdapters(decoder, lora));
    GroupedRates.check(options.optimizer(), trained(decoder, options));
    return new TokenLimits(decoder.vocabulary(), decoder.positions(), memory(decoder, options));
  }

  private static LeastMemory memory(Decoder decoder, TrialOptions options) {
    long base = decoder.layout().parameters().stream().mapToLong(Parameter::count).sum();
    long trained =
        options
            .lora()
            .map(
                lora ->
                    slots(decoder, lora).stream()
                        .mapToLong(slot -> lora.rank() * (slot.rows() + slot.columns()))
                        .sum())
            .orElse(base);
    return LeastMemory.of(base, trained, options);
  }

  private static List<String> trained(Decoder decoder, TrialOptions options) {
    return options.lora().isEmpty()
        ? decoder.layout().parameters().stream().map(Parameter::name).toList()
        : slots(decoder, options.lora().get()).stream()
            .flatMap(slot -> Stream.of(slot.a(), slot.b()))
            .toList();
  }

  private static void checkAdapters(Decoder decoder, LoraSettings lora) {
    List<AdapterTargets.Slot> slots = slots(decoder, lora);
    lora.start().ifPresent(folder -> PeftAdapter.read(folder, lora, slots));
  }

  private static List<AdapterTargets.Slot> slots(Decoder decoder, LoraSettings lora) {
    return AdapterTargets.of(decoder.layout(), lora.targets()).slots(decoder.layout());
  }

  /** Tokens the model knows. */
  public int vocabulary() {
    return decoder.vocabulary();
  }

  /** The weights as they are held, for looking at their size. */
  List<PtNDArray> tensors() {
    return weights.tensors();
  }

  @Override
  public String hash() {
    return weights.hash();
  }

  @Override
  public ScriptedTrial newTrial(TrialOptions options) {
    Map<String, FloatBuffer> initial = new HashMap<>();
    options.lora().ifPresent(lora -> initial.putAll(adapters(options, lora)));
    return trial(options, initial);
  }

  /** Fresh adapters, or those of a folder. */
  private Map<String, FloatBuffer> adapters(TrialOptions options, LoraSettings lora) {
    List<AdapterTargets.Slot> slots = slots(decoder, lora);
    if (lora.start().isPresent()) {
      return PeftAdapter.read(lora.start().get(), lora, slots);
    }
    Map<String, FloatBuffer> drawn = new HashMap<>();
    slots.forEach(slot -> drawn.put(slot.a(), drawA(options, lora, slot)));
    return drawn;
  }

  /** PEFT's kaiming-uniform with a = sqrt 5. */
  private static FloatBuffer drawA(
      TrialOptions options, LoraSettings lora, AdapterTargets.Slot slot) {
    int count = Math.toIntExact(lora.rank() * slot.columns());
    return Randomness.uniform(
        options.seed(), slot.a(), count, 1 / Math.sqrt((double) slot.columns()));
  }

  /**
   * A trial that starts from given adapters.
   *
   * @param initial float32 values by name, {@code model.layers.0.self_attn.q_proj.lora_A.weight};
   *     absent ones are 0
   */
  ScriptedTrial trial(TrialOptions options, Map<String, FloatBuffer> initial) {
    NativeTensors own = new NativeTensors();
    try {
      return options.lora().isEmpty()
          ? full(options, own)
          : lora(options, options.lora().get(), initial, own);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private ScriptedTrial full(TrialOptions options, NativeTensors own) {
    if (weights.bfloat16()) {
      throw new IllegalStateException("weights in bfloat16 are no start for training them");
    }
    DecoderWeights copies = weights.copy(own);
    return new ScriptedTrial(
        DecoderScript.full(decoder, options.arithmetic()),
        copies.tensors(),
        copies.trained(),
        List.of(),
        own,
        options,
        decoder.vocabulary());
  }

  private ScriptedTrial lora(
      TrialOptions options,
      LoraSettings lora,
      Map<String, FloatBuffer> initial,
      NativeTensors own) {
    List<TrainedTensor> adapters = new ArrayList<>();
    for (AdapterTargets.Slot slot : slots(decoder, lora)) {
      adapters.add(adapter(own, initial, slot.a(), lora.rank(), slot.columns()));
      adapters.add(adapter(own, initial, slot.b(), slot.rows(), lora.rank()));
    }
    return new ScriptedTrial(
        DecoderScript.lora(decoder, lora, options.arithmetic()),
        weights.tensors(),
        adapters,
        List.of(),
        own,
        options,
        decoder.vocabulary());
  }

  private static TrainedTensor adapter(
      NativeTensors own, Map<String, FloatBuffer> initial, String name, long rows, long columns) {
    FloatBuffer values =
        initial.getOrDefault(name, FloatBuffer.allocate(Math.toIntExact(rows * columns)));
    PtNDArray tensor = own.of(values, rows, columns);
    return new TrainedTensor(name, tensor, true);
  }

  /** Adapters start with B = 0, or with those of a folder. */
  @Override
  public boolean startsAlike() {
    return true;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
