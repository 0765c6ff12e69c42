package shop;

import org.dozer.Mapper;
import org.springframework.boot.actuate.trace.http.InMemoryHttpTraceRepository;
import org.springframework.boot.task.TaskSchedulerBuilder;
import org.thymeleaf.spring5.SpringTemplateEngine;

class A {
    Mapper mapper;
    TaskSchedulerBuilder tasks;
    org.thymeleaf.spring5.view.ThymeleafViewResolver views;

    InMemoryHttpTraceRepository traces() {
        return new InMemoryHttpTraceRepository();
    }
}
