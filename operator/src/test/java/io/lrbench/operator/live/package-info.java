/** Tests of who may tell how far trials are. */
package io.lrbench.operator.live;
