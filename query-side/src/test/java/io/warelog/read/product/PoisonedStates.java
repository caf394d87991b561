package io.warelog.read.product;

import java.util.function.Predicate;

import io.warelog.api.product.LiveProduct;
import io.warelog.platform.messaging.PayloadJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes the states of products, but for some, for which it fails. */
public final class PoisonedStates extends StdSerializer<LiveProduct> {

	private final JsonMapper sound = PayloadJson.mapper();

	private Predicate<LiveProduct> poison = (product) -> false;

	public PoisonedStates() {
		super(LiveProduct.class);
	}

	/**
	 * Chooses what cannot be written from now on.
	 * @param products takes those products
	 */
	public void poison(Predicate<LiveProduct> products) {
		this.poison = products;
	}

	/**
	 * Makes what writes the states.
	 * @return a mapper that fails as this says at the time
	 */
	public JsonMapper mapper() {
		return this.sound.rebuild().addModule(new SimpleModule().addSerializer(LiveProduct.class, this)).build();
	}

	@Override
	public void serialize(LiveProduct product, JsonGenerator json, SerializationContext context) {
		if (this.poison.test(product)) {
			throw new IllegalStateException("poison");
		}
		json.writeRawValue(this.sound.writeValueAsString(product));
	}

	@Override
	public void serializeWithType(LiveProduct product, JsonGenerator json, SerializationContext context,
			TypeSerializer type) {
		serialize(product, json, context);
	}

}
