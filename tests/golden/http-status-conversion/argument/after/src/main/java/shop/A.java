package shop;

import org.springframework.http.HttpStatus;

class A {
	void a(Answer answer) {
		Problem p = new Problem(HttpStatus.valueOf(answer.getStatusCode().value()));
		String s = HttpStatus.valueOf(answer.getStatusCode().value()).getReasonPhrase();
	}
}
