import type { Reference } from './text'

/** What an image is called. */
export interface ImageOptions {
  /**
   * The repository to push to, with its registry, and optionally a tag.
   * @conflicts destinations
   */
  image?: Reference
  /**
   * Tags for `image`. Without any, and without one in `image`, the tag is `latest`.
   * @pattern [A-Za-z0-9_][A-Za-z0-9_.-]{0,127} – a tag: at most 128 letters, digits, `_`, `.` and `-`
   * @requires image
   */
  tags?: string[]
  /**
   * Full references instead of `image` and `tags`, for several repositories or registries.
   * @conflicts image, tags
   */
  destinations?: Reference[]
  /**
   * Labels besides `org.opencontainers.image.revision` and `.source`, which come from the checkout.
   * @pattern [A-Za-z0-9][A-Za-z0-9._/-]* – a name such as org.opencontainers.image.version
   */
  labels?: Record<string, string | number | boolean>
}
