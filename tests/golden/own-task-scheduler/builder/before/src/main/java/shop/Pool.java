package shop;

import org.springframework.boot.task.TaskSchedulerBuilder;

class Pool {
    Pool(TaskSchedulerBuilder builder) {}
}
