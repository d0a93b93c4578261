/**
 * The Job controller, scheduler and kubelet of the embedded cluster: pods run as local processes.
 * Talks to the API through the client library only.
 */
package io.lrbench.embedded.node;
