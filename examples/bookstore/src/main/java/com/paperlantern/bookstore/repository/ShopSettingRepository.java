package com.paperlantern.bookstore.repository;

import org.springframework.data.repository.CrudRepository;

import com.paperlantern.bookstore.domain.ShopSetting;

public interface ShopSettingRepository extends CrudRepository<ShopSetting, String> {
}
