/** What GitOps tools make of a benchmark: kstatus, Argo CD's Lua and Flux's CEL on its states. */
package io.lrbench.operator.gitops;
