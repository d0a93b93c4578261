package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;

/** The built-in resource types that this API serves. */
public final class BuiltInTypes {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final List<String> POD_FIELDS =
      List.of(
          ".spec.nodeName",
          ".status.phase",
          ".spec.restartPolicy",
          ".spec.schedulerName",
          ".spec.serviceAccountName");
  private static final List<String> EVENT_FIELDS =
      List.of(
          ".involvedObject.kind",
          ".involvedObject.namespace",
          ".involvedObject.name",
          ".involvedObject.uid",
          ".involvedObject.apiVersion",
          ".involvedObject.resourceVersion",
          ".involvedObject.fieldPath",
          ".reason",
          ".reportingComponent",
          ".source",
          ".type");
  private static final List<String> NEW_EVENT_FIELDS =
      List.of(".regarding.kind", ".regarding.name", ".regarding.uid", ".reason", ".type");

  private BuiltInTypes() {}

  public static List<ResourceType> all() {
    return List.of(
        type(Namespace.class, "", "namespaces", false, true, List.of(".status.phase"), "ns"),
        type(Node.class, "", "nodes", false, true, List.of(".spec.unschedulable"), "no"),
        type(Pod.class, "", "pods", true, true, POD_FIELDS, "po"),
        type(ConfigMap.class, "", "configmaps", true, false, List.of(), "cm"),
        type(Secret.class, "", "secrets", true, false, List.of(".type")),
        type(Service.class, "", "services", true, true, List.of(), "svc"),
        type(ServiceAccount.class, "", "serviceaccounts", true, false, List.of(), "sa"),
        type(
            PersistentVolumeClaim.class,
            "",
            "persistentvolumeclaims",
            true,
            true,
            List.of(),
            "pvc"),
        type(Event.class, "", "events", true, false, EVENT_FIELDS, "ev"),
        type(
            io.fabric8.kubernetes.api.model.events.v1.Event.class,
            "events.k8s.io",
            "events",
            true,
            false,
            NEW_EVENT_FIELDS,
            "ev"),
        type(Job.class, "batch", "jobs", true, true, List.of(".status.successful")),
        type(Deployment.class, "apps", "deployments", true, true, List.of(), "deploy"),
        type(Lease.class, "coordination.k8s.io", "leases", true, false, List.of()),
        type(
            NetworkPolicy.class,
            "networking.k8s.io",
            "networkpolicies",
            true,
            false,
            List.of(),
            "netpol"),
        type(
            PodDisruptionBudget.class,
            "policy",
            "poddisruptionbudgets",
            true,
            true,
            List.of(),
            "pdb"),
        type(
            CustomResourceDefinition.class,
            "apiextensions.k8s.io",
            "customresourcedefinitions",
            false,
            true,
            List.of(),
            "crd",
            "crds"),
        type(Role.class, RBAC, "roles", true, false, List.of()),
        type(RoleBinding.class, RBAC, "rolebindings", true, false, List.of()),
        type(ClusterRole.class, RBAC, "clusterroles", false, false, List.of()),
        type(ClusterRoleBinding.class, RBAC, "clusterrolebindings", false, false, List.of()));
  }

  private static ResourceType type(
      Class<?> model,
      String group,
      String plural,
      boolean namespaced,
      boolean status,
      List<String> selectable,
      String... shortNames) {
    return new ResourceType(
        Names.builtIn(group, plural, model.getSimpleName(), List.of(shortNames)),
        namespaced,
        status,
        MissingNode.getInstance(),
        TypeSchema.ofModel(model),
        MissingNode.getInstance(),
        selectable);
  }
}
