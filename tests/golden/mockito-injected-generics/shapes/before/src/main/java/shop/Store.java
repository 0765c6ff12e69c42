package shop;

import org.springframework.beans.factory.annotation.Autowired;

abstract class Store<T> {
    @Autowired
    protected Mapper<T> mapper;
}
