package com.northquay.warehouse.domain;

public enum Zone {
    DRY, COLD, HAZARD
}
