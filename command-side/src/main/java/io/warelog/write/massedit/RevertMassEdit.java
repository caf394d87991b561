package io.warelog.write.massedit;

import java.util.UUID;

import io.warelog.api.value.MerchantId;

/**
 * Asks for a mass edit to be undone by another.
 *
 * @param id of the one that does it, a UUIDv7
 * @param merchant whose products they are
 * @param reverted the one that is undone
 * @param overwrite whether products that were changed since go back too, in what the mass
 * edit had changed
 */
public record RevertMassEdit(UUID id, MerchantId merchant, UUID reverted, boolean overwrite) {

}
