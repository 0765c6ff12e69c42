/*
 * Copyright 2020 Acme
 * SPDX-License-Identifier: Apache-2.0
 */

package org.acme;

@SpringBootApplication
public class App {
}
