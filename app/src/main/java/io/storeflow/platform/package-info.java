/**
 * What every feature stands on: database, ids, money, time, jobs, guards. Knows no store and no
 * merchant.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.storeflow.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
