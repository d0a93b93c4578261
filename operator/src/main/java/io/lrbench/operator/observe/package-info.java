/** What Jobs, pods and kept results say of each trial: pure functions of the client's model. */
package io.lrbench.operator.observe;
