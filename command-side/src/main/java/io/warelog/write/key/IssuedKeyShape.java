package io.warelog.write.key;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.KeyShape;

/**
 * The description of a key as it is answered once.
 *
 * @param key the secret
 */
@Schema(name = "IssuedKey", allOf = KeyShape.class, requiredProperties = "key",
		description = "An API key, this one time with the key itself.")
record IssuedKeyShape(@Schema(description = "The key itself, to be sent with requests. It cannot be read again",
		pattern = "^wl_") String key) {

	/**
	 * An issued key as an answer.
	 *
	 * @param data the key
	 */
	@Schema(name = "IssuedKeyAnswer", requiredProperties = "data")
	record One(IssuedKeyShape data) {
	}

}
