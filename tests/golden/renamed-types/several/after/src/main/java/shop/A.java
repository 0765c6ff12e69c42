package shop;

import com.github.dozermapper.core.Mapper;
import org.springframework.boot.actuate.web.exchanges.InMemoryHttpExchangeRepository;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

class A {
    Mapper mapper;
    ThreadPoolTaskSchedulerBuilder tasks;
    org.thymeleaf.spring6.view.ThymeleafViewResolver views;

    InMemoryHttpExchangeRepository traces() {
        return new InMemoryHttpExchangeRepository();
    }
}
