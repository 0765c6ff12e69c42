package shop;

import org.springframework.context.annotation.Configuration;

@Configuration
class BatchConfig {
}
