package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.Installation;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.live.CurveRoute;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a trainer's token and rows to a reader's, against an API that gives out tokens. */
@OnBothTargets
class CurvesIT {
  private static final String HEADER = "update,lr,trainLoss,evalLoss,accuracy\n";

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private String serve(Bench bench) {
    Router router = Router.router(vertx);
    CurveRoute.serve(router, bench.curves());
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return "http://127.0.0.1:" + server.actualPort() + "/curves";
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String token)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request.header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> tell(String url, String token, String trial, String rows)
      throws IOException, InterruptedException {
    String body =
        "{\"curves\": {\"%s\": \"%s\"}}".formatted(trial, (HEADER + rows).replace("\n", "\\n"));
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)),
        token);
  }

  @Test
  void reachesItsFileAndWhoMayGetTheBenchmark(Cluster cluster)
      throws IOException, InterruptedException {
    assumeTrue(cluster.isReal(), "the embedded API gives out no tokens");
    Installation installation =
        new Installation(Optional.of("http://operator.invalid/progress"), Optional.of(folder));
    try (Bench bench = Bench.start(cluster, installation)) {
      String url = serve(bench);
      bench.create(benchmark().policies("a", "b").seeds(1));
      Pod first = bench.trainer().begin();
      Pod second = bench.trainer().begin();
      String trial = trial(bench, first);
      mayGetBenchmarks(cluster, "reader");
      account(cluster, "stranger");

      assertThat(tell(url, podToken(cluster, second), trial, "0,0.1,2.5,2.4,\n").statusCode())
          .isEqualTo(403);
      String told = podToken(cluster, first);
      assertThat(tell(url, told, trial, "0,0.1,2.5,2.4,\n1,0.1,2.25,,\n").body())
          .isEqualTo("{\"next\":{\"" + trial + "\":2}}");
      assertThat(tell(url, told, trial, "1,0.1,2.25,,\n2,0.1,2.0,,\n").statusCode()).isEqualTo(200);

      String file = url + "/" + cluster.namespace() + "/bench/" + trial;
      HttpResponse<String> read = get(file, token(cluster, "reader", "lrbench-curves"));
      assertThat(read.body()).isEqualTo(HEADER + "0,0.1,2.5,2.4,\n1,0.1,2.25,,\n2,0.1,2.0,,\n");
      assertThat(get(file, token(cluster, "stranger", "lrbench-curves")).statusCode())
          .isEqualTo(403);
      assertThat(get(file, token(cluster, "reader", "lrbench-progress")).statusCode())
          .isEqualTo(401);
      assertThat(get(file, told).statusCode()).isEqualTo(401);
      bench.curves().sweep();
      assertThat(folder.resolve(cluster.namespace())).isNotEmptyDirectory();

      bench.delete();
      await()
          .untilAsserted(
              () -> {
                bench.curves().sweep();
                assertThat(folder.resolve(cluster.namespace())).doesNotExist();
              });
    }
  }

  private static HttpResponse<String> get(String url, String token)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)), token);
  }

  private static String trial(Bench bench, Pod pod) {
    String job = pod.getMetadata().getOwnerReferences().get(0).getName();
    return bench.jobs().stream()
        .filter(one -> one.getMetadata().getName().equals(job))
        .map(one -> one.getMetadata().getAnnotations().get(Labels.TRIALS))
        .findFirst()
        .orElseThrow();
  }

  private static void account(Cluster cluster, String name) {
    cluster
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(cluster.namespace())
                .endMetadata()
                .build())
        .create();
  }

  private static void mayGetBenchmarks(Cluster cluster, String account) {
    account(cluster, account);
    cluster
        .client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(cluster.namespace())
                .endMetadata()
                .addNewRule()
                .withApiGroups("lrbench.io")
                .withResources("lrbenchmarks")
                .withVerbs("get")
                .endRule()
                .build())
        .create();
    cluster
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(account)
                .withNamespace(cluster.namespace())
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", account)
                .addNewSubject("", "ServiceAccount", account, cluster.namespace())
                .build())
        .create();
  }

  private static String token(Cluster cluster, String account, String audience) {
    return token(
        cluster,
        account,
        new TokenRequestBuilder().withNewSpec().withAudiences(audience).endSpec());
  }

  /** What the kubelet would mount into the pod. */
  private static String podToken(Cluster cluster, Pod pod) {
    return token(
        cluster,
        "default",
        new TokenRequestBuilder()
            .withNewSpec()
            .withAudiences("lrbench-progress")
            .withNewBoundObjectRef(
                "v1", "Pod", pod.getMetadata().getName(), pod.getMetadata().getUid())
            .endSpec());
  }

  private static String token(Cluster cluster, String account, TokenRequestBuilder request) {
    return cluster
        .client()
        .serviceAccounts()
        .inNamespace(cluster.namespace())
        .withName(account)
        .tokenRequest(request.build())
        .getStatus()
        .getToken();
  }
}
