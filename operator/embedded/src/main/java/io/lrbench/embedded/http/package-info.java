/** HTTP on loopback: routes requests to the state and writes answers; knows no node. */
package io.lrbench.embedded.http;
