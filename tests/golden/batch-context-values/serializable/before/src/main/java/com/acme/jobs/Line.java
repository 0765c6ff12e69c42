package com.acme.jobs;

import java.io.Serializable;

public class Line implements Serializable {
    private String text;
}
