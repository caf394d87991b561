package io.warelog.app;

import java.util.List;

import io.warelog.api.product.LiveProduct;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.projection.Projection;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.store.StoreUnavailableException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the projection of products fail when a test says so. */
@Configuration(proxyBeanMethods = false)
class Ailment {

	/** Whether the store is away as soon as a state is to be written. */
	static volatile boolean away;

	/** Whether the states of products called Poison or so cannot be written. */
	static volatile boolean poisoned;

	/** Whether it cannot be told what parked products are either. */
	static volatile boolean unclear;

	@Bean
	static BeanPostProcessor ailingProducts(ObjectProvider<StreamReader> streams) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof Projection products && products.name().equals(ProductProjection.NAME))
						? new Projection(products.name(), products.collections(),
								(store, arrivals) -> new ProductProjection(store, ailing(), arrivals, (stream,
										first) -> unclear ? List.of() : streams.getObject().read(stream, first)),
								products.sequence())
						: bean;
			}

		};
	}

	private static JsonMapper ailing() {
		return PayloadJson.mapper()
			.rebuild()
			.addModule(new SimpleModule().addSerializer(LiveProduct.class, new Ailing()))
			.build();
	}

	/** Writes the states of products. */
	private static final class Ailing extends StdSerializer<LiveProduct> {

		private final JsonMapper sound = PayloadJson.mapper();

		Ailing() {
			super(LiveProduct.class);
		}

		@Override
		public void serialize(LiveProduct product, JsonGenerator json, SerializationContext context) {
			if (away) {
				throw new StoreUnavailableException("away, as the test wants", null);
			}
			if (poisoned && product.name().startsWith("Poison")) {
				throw new IllegalStateException("poison, as the test wants");
			}
			json.writeRawValue(this.sound.writeValueAsString(product));
		}

		@Override
		public void serializeWithType(LiveProduct product, JsonGenerator json, SerializationContext context,
				TypeSerializer type) {
			serialize(product, json, context);
		}

	}

}
