import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const gateway = process.env["SAPPHIRE_REST"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/mission-control/",
  plugins: [react()],
  server: {
    // Not "localhost": the session cookie belongs to the host the gateway printed.
    host: "127.0.0.1",
    // The gateway's cookie and its Origin check see one origin, as in production.
    proxy: { "/api": { target: gateway, changeOrigin: true } },
  },
  build: {
    target: "es2022",
    // bundle-size.mjs reads it.
    manifest: true,
    // data: addresses are not in the gateway's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
