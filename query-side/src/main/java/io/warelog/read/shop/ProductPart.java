package io.warelog.read.shop;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductOption;
import io.warelog.api.value.CurrencyCode;
import io.warelog.read.rendering.Numbered;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.rendering.StoreMediaJson;

/** What a product has several of, each with a key or a slug. */
enum ProductPart {

	/** Options, by their keys. */
	OPTIONS("option") {
		@Override
		byte[] all(LiveProduct product) {
			return StoreApiJson.options(product);
		}

		@Override
		Optional<byte[]> one(LiveProduct product, String key) {
			return option(product.options(), key, product, StoreApiJson::option);
		}
	},

	/** Extras, by their keys. */
	EXTRAS("extra") {
		@Override
		byte[] all(LiveProduct product) {
			return StoreApiJson.extras(product);
		}

		@Override
		Optional<byte[]> one(LiveProduct product, String key) {
			return option(product.extras(), key, product, StoreApiJson::extra);
		}
	},

	/** Categories, by their slugs. */
	CATEGORIES("category") {
		@Override
		byte[] all(LiveProduct product) {
			return StoreApiJson.categories(product.categories());
		}

		@Override
		Optional<byte[]> one(LiveProduct product, String slug) {
			return find(product.categories(), Category::slug, slug).map(StoreApiJson::category);
		}
	},

	/** Images, by their keys. */
	IMAGES("image") {
		@Override
		byte[] all(LiveProduct product) {
			return StoreMediaJson.images(StoreApiJson.images(product));
		}

		@Override
		Optional<byte[]> one(LiveProduct product, String key) {
			return find(StoreApiJson.images(product), Medium::key, key).map(StoreMediaJson::image);
		}
	},

	/** Videos, by what their sites call them. */
	VIDEOS("video") {
		@Override
		byte[] all(LiveProduct product) {
			return StoreMediaJson.videos(StoreApiJson.videos(product));
		}

		@Override
		Optional<byte[]> one(LiveProduct product, String key) {
			return find(StoreApiJson.videos(product), Medium::key, key).map(StoreMediaJson::video);
		}
	};

	private final String word;

	ProductPart(String word) {
		this.word = word;
	}

	/** What one of them is called. */
	String word() {
		return this.word;
	}

	/**
	 * All of them.
	 * @param product any
	 * @return a JSON array in UTF-8
	 */
	abstract byte[] all(LiveProduct product);

	/**
	 * One of them.
	 * @param product any
	 * @param key its key or slug
	 * @return a JSON object in UTF-8, or empty if there is none
	 */
	abstract Optional<byte[]> one(LiveProduct product, String key);

	private static Optional<byte[]> option(List<ProductOption> options, String key, LiveProduct product,
			BiFunction<Numbered, CurrencyCode, byte[]> rendering) {
		return find(Numbered.all(options), (option) -> option.option().key().toString(), key)
			.map((option) -> rendering.apply(option, product.price().currency()));
	}

	private static <T> Optional<T> find(List<T> among, Function<T, String> naming, String key) {
		return among.stream().filter((each) -> naming.apply(each).equals(key)).findFirst();
	}

}
