package shop;

import org.springframework.boot.task.TaskSchedulerBuilder;

class A {
    TaskSchedulerBuilder tasks;
}
