package io.lrbench.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String HASH = "0123456789abcdef".repeat(4);

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("file:../a b", new FilePlace("../a b")),
        Arguments.of("file:///a", new FilePlace("///a")),
        Arguments.of(
            "hf://meta-llama/Llama-2-7b-hf", model("meta-llama/Llama-2-7b-hf", "main", "")),
        Arguments.of("hf://o/n@" + COMMIT + "/sub/dir/", model("o/n", COMMIT, "sub/dir")),
        Arguments.of("hf://models/o/n@refs/pr/3", model("o/n", "refs/pr/3", "")),
        Arguments.of("hf://o/n@feature%2Fx", model("o/n", "feature/x", "")),
        Arguments.of(
            "hf://datasets/allenai/ai2_arc/ARC-Challenge",
            new HubPlace(HubPlace.Kind.DATASET, "allenai/ai2_arc", "main", "ARC-Challenge")),
        Arguments.of(
            "https://host:8443/a/rows.jsonl?v=1#sha256=" + HASH,
            new WebPlace(URI.create("https://host:8443/a/rows.jsonl?v=1"), HASH)),
        Arguments.of("http://host/rows.csv", new WebPlace(URI.create("http://host/rows.csv"), "")),
        Arguments.of("s3://my-bucket/models/a#1/", new BucketPlace("my-bucket", "models/a#1")),
        Arguments.of("pvc://models", new ClaimPlace("models", "")),
        Arguments.of("pvc://models/llama/7b", new ClaimPlace("models", "llama/7b")));
  }

  private static HubPlace model(String repository, String revision, String path) {
    return new HubPlace(HubPlace.Kind.MODEL, repository, revision, path);
  }

  @ParameterizedTest
  @MethodSource("places")
  void readsWhatAManifestWrites(String uri, Place place) {
    assertThat(Place.parse(uri)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b | write a URI: file: and a path, hf://",
        "ftp://a/b | write a URI: file: and a path, hf://",
        "file: | write file: and the path",
        "file://host/a | has no host",
        "hf://gpt2 | write hf://owner/name",
        "hf://datasets/squad | write hf://datasets/owner/name",
        "hf://spaces/o/n | write hf://owner/name",
        "hf://o/n/../m | without . or ..",
        "hf://o/n@%zz | write %25",
        "https://host | the address of one file",
        "https://host/a/ | the address of one file",
        "https:///a | with a host",
        "https://u:secret@host/a | write no password",
        "https://host/a b | with %20 for a space",
        "https://host/a#part | 64 hexadecimal digits",
        "s3://bucket | write s3://bucket/key",
        "s3://bucket/a/../b | write s3://bucket/key",
        "pvc:// | write pvc://claim/path",
        "pvc://Upper/a | write pvc://claim/path",
        "pvc://a/../b | plain names"
      })
  void saysWhatToWriteInstead(String uri, String remedy) {
    assertThatThrownBy(() -> Place.parse(uri))
        .isInstanceOf(InvalidPlaceException.class)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "hf://o/n, false",
    "hf://o/n@v1, false",
    "hf://o/n@0123456789abcdef0123456789abcdef01234567, true"
  })
  void knowsACommitFromABranch(String uri, boolean pinned) {
    assertThat(((HubPlace) Place.parse(uri)).isPinned()).isEqualTo(pinned);
  }
}
