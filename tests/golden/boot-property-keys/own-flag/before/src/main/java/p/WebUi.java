package p;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

@ConditionalOnProperty(name = "spring.main.web-environment", havingValue = "true")
@interface WebUi {
}
