package io.lrbench.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.DeepspeedBlock;
import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.api.KerasBlock;
import io.lrbench.api.LearningRateFreeBlock;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.api.PlateauBlock;
import io.lrbench.api.RangeTestBlock;
import io.lrbench.api.TimmBlock;
import io.lrbench.api.TorchBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of policies lists the types and arguments that there are. */
class PoliciesPageTest {
  private static final Path PAGE = Path.of("../docs/policies.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\|");
  private static final Map<String, Class<? extends Record>> BLOCKS =
      Map.of(
          "lrbench", LrbenchBlock.class,
          "huggingface", HuggingFaceBlock.class,
          "torch", TorchBlock.class,
          "timm", TimmBlock.class,
          "keras", KerasBlock.class,
          "deepspeed", DeepspeedBlock.class,
          "plateau", PlateauBlock.class,
          "rangeTest", RangeTestBlock.class,
          "learningRateFree", LearningRateFreeBlock.class);

  @ParameterizedTest
  @CsvSource({
    "lrbench",
    "huggingface",
    "torch",
    "timm",
    "keras",
    "deepspeed",
    "plateau",
    "rangeTest",
    "learningRateFree"
  })
  void theTableOfAVocabularyIsWhatItTakes(String vocabulary) throws IOException {
    String section =
        Files.readString(PAGE).split("\n## " + vocabulary + "\n", 2)[1].split("\n## ", 2)[0];
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(section);
    while (rows.find()) {
      documented.put(rows.group(1), rows.group(2));
    }
    Map<String, String> taken = new LinkedHashMap<>();
    Signatures.of(BLOCKS.get(vocabulary))
        .forEach((type, signature) -> taken.put(type, text(signature)));

    assertThat(documented).isEqualTo(taken);
  }

  private static String text(Signature signature) {
    String may = signature.may().isEmpty() ? "" : "[" + String.join(" ", signature.may()) + "]";
    return (String.join(" ", signature.needs()) + " " + may).strip();
  }
}
