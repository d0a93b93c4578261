/**
 * What Jobs, pods and ConfigMaps say about packs, as values; reads the client's model classes and
 * calls nothing.
 */
package io.lrbench.operator.observe;
