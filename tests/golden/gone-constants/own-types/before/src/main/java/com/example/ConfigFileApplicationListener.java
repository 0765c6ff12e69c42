package com.example;

public class ConfigFileApplicationListener {

    public static final int DEFAULT_ORDER = 7;
}
