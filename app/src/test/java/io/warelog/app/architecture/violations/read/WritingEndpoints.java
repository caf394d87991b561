package io.warelog.app.architecture.violations.read;

import io.warelog.platform.http.Open;

import org.springframework.web.bind.annotation.PostMapping;

@Open
final class WritingEndpoints {

	@PostMapping("/violations")
	void change() {
		throw new UnsupportedOperationException();
	}

}
