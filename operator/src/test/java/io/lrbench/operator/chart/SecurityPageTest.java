package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of rights in docs/security.md has what the chart grants. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("../docs/security.md");
  private static final String SERVED = "served namespaces";
  private static final String OWN = "the release's namespace";
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (" + SERVED + "|" + OWN + ") \\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$");

  @Test
  void listsEveryRightAndNoOther() throws IOException {
    Map<String, String> granted = new TreeMap<>();
    List<JsonNode> objects = Chart.release("lrbench", Chart.NAMESPACE);
    Grants.of(Chart.only(objects, "ClusterRole"))
        .forEach((resource, verbs) -> granted.put(SERVED + " " + resource, verbs));
    Grants.of(Chart.only(objects, "Role"))
        .forEach((resource, verbs) -> granted.put(OWN + " " + resource, verbs));

    Map<String, String> documented = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(PAGE));
    while (rows.find()) {
      documented.put(rows.group(1) + " " + rows.group(2), rows.group(3));
    }

    assertThat(documented).isEqualTo(granted);
  }
}
