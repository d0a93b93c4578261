package io.lrbench.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests count by what they are about, never by a name. */
class ApiCallTest {
  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/pods?labelSelector=a%3Db, list, pods",
    "GET, /api/v1/namespaces/ml/pods?watch=true, watch, pods",
    "GET, /apis/batch/v1/namespaces/ml/jobs/bench-1, get, jobs",
    "POST, /apis/batch/v1/namespaces/ml/jobs, create, jobs",
    "PUT, /api/v1/namespaces/ml/configmaps/results-0, update, configmaps",
    "PATCH, /apis/lrbench.io/v1alpha1/namespaces/ml/lrbenchmarks/b/status, patch, lrbenchmarks/status",
    "DELETE, /apis/batch/v1/namespaces/ml/jobs/bench-1, delete, jobs",
    "GET, /api/v1/namespaces, list, namespaces",
    "GET, /api/v1/namespaces/ml, get, namespaces",
    "GET, /apis/lrbench.io/v1alpha1/lrbenchmarks, list, lrbenchmarks",
    "POST, /apis/authentication.k8s.io/v1/tokenreviews, create, tokenreviews",
    "GET, /version, get, other",
    "GET, /apis/batch/v1, get, other"
  })
  void namesVerbAndResource(String method, String uri, String verb, String resource) {
    assertThat(ApiCall.of(method, URI.create("https://127.0.0.1:6443" + uri)))
        .isEqualTo(new ApiCall(verb, resource));
  }
}
