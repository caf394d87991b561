package io.warelog.api.product;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A product in one of its states: not yet, here, or gone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({ @Type(value = NoProduct.class, name = "none"), @Type(value = LiveProduct.class, name = "live"),
		@Type(value = DeletedProduct.class, name = "deleted") })
public sealed interface Product permits NoProduct, LiveProduct, DeletedProduct {

	/**
	 * Raised whenever the fold or the form of the states changes; a state that was kept
	 * under another revision is not used but folded anew.
	 */
	int REVISION = 2;

}
