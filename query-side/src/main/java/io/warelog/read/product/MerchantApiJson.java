package io.warelog.read.product;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.rendering.JsonBytes;
import io.warelog.read.rendering.StoreApiJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A product as the merchant API shows it (the product object of seed 001, with 000's
 * {@code currency}, {@code recurring} and {@code billing_cycle}).
 */
final class MerchantApiJson {

	private MerchantApiJson() {
	}

	/**
	 * Renders a product, with gaps for where its images are served.
	 * @param product the product
	 * @param createdAt when it came into being
	 * @param updatedAt when it last changed
	 * @param version its version
	 * @return a JSON object in UTF-8, once {@link ImageUrls} has filled it
	 */
	static byte[] render(LiveProduct product, Instant createdAt, Instant updatedAt, long version) {
		return JsonBytes.written((json) -> {
			json.writeStartObject();
			json.writeStringProperty("product_id", product.id().toString());
			json.writeStringProperty("merchant_id", product.merchant().toString());
			json.writeStringProperty("organization_id", product.organization().toString());
			json.writeStringProperty("name", product.name());
			json.writeStringProperty("description", product.description());
			json.writeName("price");
			json.writeNumber(product.price().amount().toPlainString());
			json.writeStringProperty("currency_code", product.price().currency().code());
			json.writeStringProperty("currency", product.price().currency().code());
			json.writeBooleanProperty("recurring", product.billingCycle() != null);
			json.writeStringProperty("billing_cycle",
					(product.billingCycle() != null) ? product.billingCycle().code() : null);
			writeImages(json, product.imageUrl(), StoreApiJson.images(product));
			json.writeBooleanProperty("is_active", product.availability() == Availability.ACTIVE);
			json.writeBooleanProperty("archived", product.availability() == Availability.ARCHIVED);
			json.writeBooleanProperty("display_on_storefront", product.displayOnStorefront());
			json.writeArrayPropertyStart("fee_type_ids");
			for (UUID feeType : product.feeTypeIds()) {
				json.writeString(feeType.toString());
			}
			json.writeEndArray();
			json.writeStringProperty("created_at", createdAt.toString());
			json.writeStringProperty("updated_at", updatedAt.toString());
			json.writeNumberProperty("version", version);
			json.writeEndObject();
		});
	}

	private static void writeImages(JsonGenerator json, @Nullable String linked, List<Medium> images) {
		json.writeName("image_url");
		if (linked != null || images.isEmpty()) {
			json.writeString(linked);
		}
		else {
			writeUrl(json, images.getFirst());
		}
		json.writeArrayPropertyStart("images");
		for (Medium image : images) {
			json.writeStartObject();
			json.writeStringProperty("image_id", image.key());
			json.writeName("url");
			writeUrl(json, image);
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** Of an image that is kept here the largest size. */
	private static void writeUrl(JsonGenerator json, Medium image) {
		switch (image) {
			case Medium.Image linked -> json.writeString(linked.uri());
			case Medium.StoredImage stored -> json.writeRawValue(ImageUrls.of(stored.key(), "huge"));
			case Medium.Video video -> throw new IllegalArgumentException("A video is no image");
		}
	}

}
