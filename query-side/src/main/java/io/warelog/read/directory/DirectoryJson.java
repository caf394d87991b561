package io.warelog.read.directory;

import java.time.Instant;
import java.util.List;

import io.warelog.api.key.ApiKey;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.Organization;
import io.warelog.platform.http.Etags;
import io.warelog.read.directory.Entries.Entry;
import io.warelog.read.http.Answers;
import io.warelog.read.store.Times;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Merchants, organizations, fee types and keys as the API shows them. */
final class DirectoryJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private DirectoryJson() {
	}

	static ObjectNode merchant(Entry<Merchant> entry) {
		Merchant merchant = entry.state();
		return object().put("merchant_id", merchant.id().toString())
			.put("organization_id", merchant.organization().toString())
			.put("name", merchant.name())
			.put("currency", merchant.currency().code())
			.put("storefront_url", merchant.storefrontUrl())
			.put("weight_unit", merchant.weightUnit().code())
			.put("created_at", time(entry))
			.put("version", entry.version());
	}

	static ObjectNode organization(Entry<Organization> entry) {
		Organization organization = entry.state();
		return object().put("organization_id", organization.id().toString())
			.put("name", organization.name())
			.put("details", organization.details().code())
			.put("created_at", time(entry))
			.put("version", entry.version());
	}

	static ObjectNode feeType(NamedFeeType feeType) {
		return object().put("fee_type_id", feeType.id().toString())
			.put("name", feeType.name())
			.put("retired", feeType.retired());
	}

	static ObjectNode key(Entry<ApiKey> entry) {
		ApiKey key = entry.state();
		ObjectNode json = object().put("key_id", key.id().toString())
			.put("merchant_id", key.merchant().toString())
			.put("name", key.name());
		key.scopes().stream().sorted().forEach(json.putArray("scopes")::add);
		Instant expiresAt = key.expiresAt();
		return json.put("expires_at", (expiresAt != null) ? expiresAt.toString() : null)
			.put("revoked", key.revoked())
			.put("created_at", time(entry))
			.put("version", entry.version());
	}

	/** One resource as the body of an answer. */
	static byte[] wrapped(ObjectNode resource) {
		return Answers.data(JSON.writeValueAsBytes(resource));
	}

	/** A page of resources as the body of an answer. */
	static byte[] wrapped(List<ObjectNode> resources, long total, int limit, int offset) {
		return Answers.data(resources.stream().map(JSON::writeValueAsBytes).toList(), total, limit, offset);
	}

	static String etag(long version, byte[] body) {
		return Etags.of(version, Etags.digest(body));
	}

	private static String time(Entry<?> entry) {
		return Times.instant(entry.createdAt()).toString();
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

}
