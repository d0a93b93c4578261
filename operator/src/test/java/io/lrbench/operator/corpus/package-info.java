/** Manifests that must be refused, as files, for whoever refuses: the command line and the API. */
package io.lrbench.operator.corpus;
