package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.place.FilePlace;
import io.lrbench.place.HubPlace;
import io.lrbench.place.Place;
import java.nio.file.Path;

/**
 * What adapters belong to, as PEFT names it to load it again.
 *
 * @param name a path, or owner and name on the Hub
 * @param revision of the Hub's repository; null for the one that it begins with
 * @see <a href="https://huggingface.co/docs/peft/package_reference/auto_class">AutoPeftModel</a>
 */
public record PeftBase(String name, String revision) {
  /**
   * Of a manifest's URI; PEFT knows no stores and no folders of repositories, so that those stay as
   * they are.
   *
   * @param folder where the model lies now
   */
  public static PeftBase of(String uri, Path folder) {
    Place place = Place.parse(uri);
    if (place instanceof HubPlace hub && hub.path().isEmpty()) {
      return new PeftBase(
          hub.repository(), hub.revision().equals(HubPlace.MAIN) ? null : hub.revision());
    }
    return new PeftBase(place instanceof FilePlace ? folder.toString() : uri, null);
  }

  void into(ObjectNode config) {
    config.put("base_model_name_or_path", name).put("revision", revision);
  }
}
